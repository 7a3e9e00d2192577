#!/usr/bin/env bash
# Holds `nightjar plan` against the run that follows, on parts of the flights. Usage: src/bench/forecast.sh [PERCENT ...] (10 30 100)
# Time should be within 30 %, memory within 20 %. The machine should have nothing else to do: pilots and run are minutes apart.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
csv=${CSV:-$root/data/flights.csv}
[ -f "$csv" ] || { echo "$csv is missing; make it: src/bench/flights.sh FLIGHTS.parquet" >&2; exit 2; }
"$root/nightjar" --version >/dev/null # builds the jar where it is missing

work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-forecast.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/jobs" "$work/data"
sed 's/min: 0.685/min: 0.0/' "$root/jobs/flights.yaml" >"$work/jobs/flights.yaml"
rows=$(($(wc -l <"$csv") - 1))

numbers() { # what `show` has of a run: seconds, and the peak of all steps in MB
    tr -d ' \n' <"$1" | sed 's/"steps".*//; s/.*"seconds":\([0-9.]*\).*/\1/'
    echo
    tr ',' '\n' <"$1" | sed -n 's/.*"peak_memory" : \([0-9]*\).*/\1/p' | sort -n | tail -n 1 | awk '{ print $1 / 1e6 }'
}

span() { # of the forecast in FILE: expected, low, high of KEY at the end of it
    tr -d ' \n' <"$1" | sed 's/.*\],"seconds"/"seconds"/' | sed "s/.*\"$2\":{\"low\":\([0-9.E]*\),\"expected\":\([0-9.E]*\),\"high\":\([0-9.E]*\)}.*/\2 \1 \3/"
}

echo '| rows | | forecast | from | to | fact | forecast / fact |'
echo '|---|---|---|---|---|---|---|'
for percent in "${@:-10 30 100}"; do # one word or several
    for part in $percent; do
        count=$((rows * part / 100))
        head -n $((count + 1)) "$csv" >"$work/data/flights.csv"
        "$root/nightjar" plan "$work/jobs/flights.yaml" --home "$work/home-$part" --date 2026-01-01 --json -q >"$work/plan" 2>/dev/null
        "$root/nightjar" train "$work/jobs/flights.yaml" --home "$work/home-$part" --date 2026-01-01 --json -q >"$work/run" 2>/dev/null
        { read -r seconds; read -r memory; } < <(numbers "$work/run")
        span "$work/plan" seconds | awk -v n=$count -v fact="$seconds" \
            '{ printf "| %d | time, s | %.1f | %.1f | %.1f | %.1f | %.2f |\n", n, $1, $2, $3, fact, $1 / fact }'
        span "$work/plan" peak_memory | awk -v n=$count -v fact="$memory" \
            '{ printf "| %d | memory, MB | %.0f | %.0f | %.0f | %.0f | %.2f |\n", n, $1 / 1e6, $2 / 1e6, $3 / 1e6, fact, $1 / 1e6 / fact }'
        rm -rf "$work/home-$part"
    done
done
