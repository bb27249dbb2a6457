"""Times the public SSDA903 validator of PyPI on a made-up return: python peer_ssda903.py FOLDER YEAR.

FOLDER has this-year/ and last-year/, YEAR is the year in which the collection ends. Prints one line of JSON: the
seconds of reading and of checking, the most memory in MB, the rules that ran and those that failed.
"""

import json
import logging
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

folder, year = Path(sys.argv[1]).resolve(), int(sys.argv[2])
# The validator writes a log into the folder it is started in.
os.chdir(tempfile.mkdtemp())
logging.disable(logging.CRITICAL)

from validator903.config import configured_errors  # noqa: E402
from validator903.validator import Validator  # noqa: E402

TABLES = "Header Episodes Reviews UASC OC2 OC3 AD1 PlacedAdoption PrevPerm Missing".split()


def files(which, description):
    for table in TABLES:
        path = folder / which / f"{table}.csv"
        yield {"name": path.name, "description": description, "fileText": path.read_bytes()}


start = time.perf_counter()
given = [*files("this-year", "This year"), *files("last-year", "Prev year")]
metadata = {"collectionYear": f"{year - 1}/{year % 100}", "localAuthority": "E06000045"}
validator = Validator(metadata, given)
read = time.perf_counter()
codes = [error.code for error, _ in configured_errors]
validator.validate(codes)
end = time.perf_counter()
print(json.dumps({
    "read": read - start,
    "check": end - read,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "ran": len(validator.dones),
    "failed": len(validator.fails),
}))
