# Sourced by script/test: runs named parts, counts what passed, failed and was skipped, and goes on
# after a failure. A part is a function; its output goes to target/test-logs/NAME.log.

total_passed=0
total_failed=0
total_skipped=0
summary=

# A part that runs many tests says how they went; one that does not is itself one check.
count() { # passed, failed, skipped
  printf '%s %s %s\n' "$1" "$2" "${3:-0}" >"$counts"
}

# Something that cannot be tried on this machine, by name.
skip() { # what, why
  echo "skipped: $1 ($2)" | tee -a "$skips"
}

part() { # function, what it checks
  local log="$logs/$1.log" began=$SECONDS outcome=0 passed failed skipped
  counts="$logs/$1.counts"
  skips="$logs/$1.skips"
  rm -f "$counts"
  : >"$skips"
  printf '%-62s' "$2"
  ("$1") >"$log" 2>&1 </dev/null || outcome=1
  if [ -s "$counts" ]; then
    read -r passed failed skipped <"$counts"
  else
    passed=$((1 - outcome)) failed=0 skipped=0
    [ -s "$skips" ] && passed=0
  fi
  [ "$outcome" = 0 ] || [ "$failed" -gt 0 ] || failed=1
  skipped=$((skipped + $(wc -l <"$skips")))
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  total_skipped=$((total_skipped + skipped))
  printf '%5d passed %3d failed %3d skipped %4d s\n' "$passed" "$failed" "$skipped" $((SECONDS - began))
  cat "$skips"
  if [ "$failed" -gt 0 ]; then
    tail -n 60 "$log" | sed 's/^/    /'
    summary="$summary  failed: $2 (whole output in ${log#"$root"/})"$'\n'
  fi
}

# The last line of a run, in the plain words that any reader of logs understands.
finish() {
  printf '\n%s%d passed, %d failed' "$summary" "$total_passed" "$total_failed"
  [ "$total_skipped" = 0 ] || printf ', %d skipped' "$total_skipped"
  printf '\n'
  [ "$total_failed" = 0 ]
}

# Reads the closing lines of the runners used here into one count.
count_nextest() { # log
  local line
  line=$(grep -E '^ *Summary \[' "$1" | tail -n 1)
  [ -n "$line" ] || return 1
  count "$(number "$line" passed)" \
    $(($(number "$line" failed) + $(number "$line" 'timed out') + $(number "$line" 'exec failed'))) \
    "$(number "$line" skipped)"
}

count_rustdoc() { # log
  awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1" >"$counts"
}

count_node() { # log, in the TAP form
  awk '/^# pass / { passed += $3 } /^# (fail|cancelled) / { failed += $3 } /^# (skipped|todo) / { skipped += $3 }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1" >"$counts"
}

number() { # summary line, word: the number before the word, or 0
  local found
  found=$(grep -oE "[0-9]+ $2" <<<"$1" | head -n 1)
  echo "${found%% *}" | sed 's/^$/0/'
}
