#!/usr/bin/env bash
# What a start costs, from prompt to exit: the version, the list of 10,000 runs, scores of 1,000 rows beside scikit-learn's.
#
#   src/bench/start.sh [--runs N]     rounds, interleaved; medians are printed (9)
#
# Trains jobs/churn.yaml once, in a folder of its own. The machine should have nothing else to do.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
runs=9
[ "${1:-}" != --runs ] || runs=$2
. "$root/src/bench/java.sh"
"$root/nightjar" --version >/dev/null # builds the jar where it is missing
work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-start.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/jobs" "$work/data"
cp "$root/jobs/churn.yaml" "$work/jobs/"
cp "$root/data/telco-churn.csv" "$work/data/"
head -n 1001 "$work/data/telco-churn.csv" >"$work/rows.csv"
"$root/nightjar" train "$work/jobs/churn.yaml" --home "$work/home" --date 2026-01-01 -q >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
cp -r "$work/home" "$work/many"
"$java" --enable-native-access=ALL-UNNAMED -cp "$root/target/app/lib/*" "$root/src/bench/java/ManyRuns.java" "$work/many/nightjar.db" 9999
python=${PYTHON:-/usr/bin/python3}
has_python=false
if "$python" -c 'import sklearn, pandas' 2>/dev/null; then
    has_python=true
    "$python" "$root/src/bench/python/score.py" train "$work/data/telco-churn.csv" "$work/model.pickle"
fi

timed() { # NAME COMMAND...
    local name=$1 began
    shift
    began=$(date +%s.%N)
    "$@" >"$work/out" 2>"$work/err" || { echo "$name failed:" >&2; cat "$work/err" >&2; exit 1; }
    printf '%s\t%s\n' "$name" "$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.3f", b - a }')" >>"$work/results"
}

for ((i = 1; i <= runs; i++)); do
    timed version "$root/nightjar" --version
    timed runs "$root/nightjar" runs --home "$work/many"
    timed score "$root/nightjar" score "$work/jobs/churn.yaml" --home "$work/home" --date 2026-01-01 --again \
        --input "$work/rows.csv" --output "$work/scores.csv" -q
    ! $has_python || timed python "$python" "$root/src/bench/python/score.py" score "$work/rows.csv" "$work/model.pickle" "$work/python.csv"
done

row() { # NAME WHAT BOUND
    awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$work/results" | sort -n \
        | awk -v what="$2" -v bound="$3" '{ v[NR] = $1 } END { if (NR) {
            m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
            printf "| %s | %.2f s | %.2f to %.2f | %s |\n", what, m, v[1], v[NR], bound == "" ? "-" : "≤ " bound " s" (m <= bound ? " yes" : " **no**") } }'
}
echo "Measured by \`src/bench/start.sh\` on $(date -u +%Y-%m-%d): $(nproc) cores, medians of $runs interleaved rounds."
echo
echo '| from prompt to exit | median | all | asked for |'
echo '|---|---|---|---|'
row version '`nightjar --version`' 0.3
row runs '`nightjar runs`, 10,000 runs in the database' 1.0
row score '`nightjar score --input`, 1,000 rows' 1.5
if $has_python; then row python 'scikit-learn, the same rows' ''; else echo; echo 'Left out: scikit-learn and pandas (apt-get install python3-sklearn python3-pandas).'; fi
