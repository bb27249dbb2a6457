//! The languages most spoken in England, for first language and interpreting; others are written in words.

code_list! {
    /// A language that a person speaks or signs.
    Language, "Language",
    "ISO 639 (two letters where there are two, else three)";
    English "en" "English";
    Akan "ak" "Akan";
    Albanian "sq" "Albanian";
    Amharic "am" "Amharic";
    Arabic "ar" "Arabic";
    Armenian "hy" "Armenian";
    Bengali "bn" "Bengali";
    Bosnian "bs" "Bosnian";
    BritishSignLanguage "bfi" "British Sign Language";
    Bulgarian "bg" "Bulgarian";
    Burmese "my" "Burmese";
    Cantonese "yue" "Cantonese";
    Czech "cs" "Czech";
    Danish "da" "Danish";
    Dari "prs" "Dari";
    Dutch "nl" "Dutch";
    Edo "bin" "Edo";
    Ewe "ee" "Ewe";
    Farsi "fa" "Farsi";
    Finnish "fi" "Finnish";
    French "fr" "French";
    Fula "ff" "Fula";
    Georgian "ka" "Georgian";
    German "de" "German";
    Greek "el" "Greek";
    Gujarati "gu" "Gujarati";
    Hausa "ha" "Hausa";
    Hebrew "he" "Hebrew";
    Hindi "hi" "Hindi";
    Hungarian "hu" "Hungarian";
    Igbo "ig" "Igbo";
    Italian "it" "Italian";
    Japanese "ja" "Japanese";
    Kinyarwanda "rw" "Kinyarwanda";
    Korean "ko" "Korean";
    Krio "kri" "Krio";
    Kurmanji "kmr" "Kurdish (Kurmanji)";
    Sorani "ckb" "Kurdish (Sorani)";
    Latvian "lv" "Latvian";
    Lingala "ln" "Lingala";
    Lithuanian "lt" "Lithuanian";
    Luganda "lg" "Luganda";
    Malayalam "ml" "Malayalam";
    Mandarin "cmn" "Mandarin";
    Marathi "mr" "Marathi";
    Mirpuri "phr" "Mirpuri";
    Nepali "ne" "Nepali";
    Oromo "om" "Oromo";
    Pashto "ps" "Pashto";
    Polish "pl" "Polish";
    Portuguese "pt" "Portuguese";
    Punjabi "pa" "Punjabi";
    Romani "rom" "Romani";
    Romanian "ro" "Romanian";
    Russian "ru" "Russian";
    Serbian "sr" "Serbian";
    Shona "sn" "Shona";
    Sinhala "si" "Sinhala";
    Slovak "sk" "Slovak";
    Somali "so" "Somali";
    Spanish "es" "Spanish";
    Swahili "sw" "Swahili";
    Swedish "sv" "Swedish";
    Sylheti "syl" "Sylheti";
    Tagalog "tl" "Tagalog";
    Tamil "ta" "Tamil";
    Telugu "te" "Telugu";
    Tetum "tet" "Tetum";
    Thai "th" "Thai";
    Tigrinya "ti" "Tigrinya";
    Turkish "tr" "Turkish";
    Twi "tw" "Twi";
    Ukrainian "uk" "Ukrainian";
    Urdu "ur" "Urdu";
    Uzbek "uz" "Uzbek";
    Vietnamese "vi" "Vietnamese";
    Welsh "cy" "Welsh";
    Wolof "wo" "Wolof";
    Yiddish "yi" "Yiddish";
    Yoruba "yo" "Yoruba";
    Zulu "zu" "Zulu";
    Other "mis" "Another language";
    NotKnown "und" "Not known";
}

impl Language {
    /// Whether it is signed, so that an interpreter must be seen.
    pub fn is_signed(self) -> bool {
        self == Self::BritishSignLanguage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_sign_language_is_signed() {
        assert!(Language::BritishSignLanguage.is_signed());
        assert!(!Language::Sylheti.is_signed());
    }
}
