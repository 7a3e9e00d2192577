#!/usr/bin/env bash
# Measures Nightjar beside its yardsticks on the flights and writes the table into src/docs/performance.md.
#
#   src/bench/bench.sh [--runs N] [--growth PARQUET] [--csv FILE] [--print]
#
#   --runs N          rounds, interleaved; medians are compared (3)
#   --growth PARQUET  also 3 against 30 million rows with a heap of 512 MB; makes the larger CSV of this file in TMPDIR (1.3 GB) and removes it
#   --csv FILE        rows other than data/flights.csv, of the same columns
#   --print           prints the table and leaves the document alone
#
# A round runs each contender once, so that whatever else the machine does hits all of them. What is not installed is named in the table.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
runs=3 growth='' csv=$root/data/flights.csv print=false
while [ $# -gt 0 ]; do
    case $1 in
        --runs) runs=$2; shift 2 ;;
        --growth) growth=$(realpath "$2"); shift 2 ;;
        --csv) csv=$(realpath "$2"); shift 2 ;;
        --print) print=true; shift ;;
        *) sed -n '2,12p' "$0" >&2; exit 2 ;;
    esac
done
[ -f "$csv" ] || { echo "$csv is missing; make it: src/bench/flights.sh FLIGHTS.parquet" >&2; exit 2; }
. "$root/src/bench/java.sh"
. "$root/src/bench/duckdb.sh"
"$root/nightjar" --version >/dev/null # builds the jar where it is missing

work=$(mktemp -d "${TMPDIR:-/tmp}/nightjar-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/classes" "$work/space/jobs" "$work/space/data"
"$java"c -cp "$root/target/app/lib/*:$duckdb" -d "$work/classes" "$root"/src/bench/java/*.java
# The champion is needed for scoring whatever its AUC: that is held against its bound in the table.
sed 's/min: 0.685/min: 0.0/' "$root/jobs/flights.yaml" >"$work/space/jobs/flights.yaml"
results=$work/results.tsv
: >"$results"
absent=()

python=${PYTHON:-/usr/bin/python3}
if "$python" -c 'import sklearn, pandas' 2>/dev/null; then
    has_python=true
else
    has_python=false
    absent+=("scikit-learn and pandas (apt-get install python3-sklearn python3-pandas)")
fi
absent+=("Spark local (not among the dependencies)")

plain() { # CLASS ARGUMENTS...: a class of src/bench
    "$java" -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED -cp "$work/classes:$root/target/app/lib/*:$duckdb" "$@"
}

note() { printf '%s\t%s\n' "$1" "$2" >>"$results"; }

timed() { # NAME COMMAND...: notes its seconds; what it prints goes to $work/out
    local name=$1 began
    shift
    began=$(date +%s.%N)
    if ! "$@" >"$work/out" 2>"$work/err"; then
        echo "$name failed:" >&2
        tail -20 "$work/err" >&2
        exit 1
    fi
    note "$name" "$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.3f", b - a }')"
}

step() { # STEP: its seconds in the JSON of a run, $work/out
    tr -d '\n' <"$work/out" | sed 's/}/}\n/g' \
        | sed -n "s/.*\"name\" *: *\"$1\", *\"status\".*\"seconds\" *: *\([0-9.]*\).*/\1/p" | head -n 1
}

field() { # NAME: of the JSON in $work/out
    sed -n "s/.*\"$1\" *: *\([0-9.]*\).*/\1/p" "$work/out" | head -n 1
}

nightjar() { "$root/nightjar" "$@"; }

link_data() { ln -sf "$1" "$work/space/data/flights.csv"; }

round() {
    local home=$work/home
    rm -rf "$home"
    timed 'night nightjar' nightjar train "$work/space/jobs/flights.yaml" --home "$home" --date 2026-01-01 --json -q
    note 'explore nightjar' "$(step explore)"
    for name in explore clean features train evaluate; do note "step $name" "$(step $name)"; done
    note 'auc nightjar' "$(tr ',' '\n' <"$work/out" | sed -n 's/.*"found" *: *\([0-9.]*\).*/\1/p' | head -n 1)"
    timed 'night floor' plain Floor night "$csv" "$work/floor"
    note 'auc floor' "$(field auc)"
    if $has_python; then
        timed 'night python' "$python" "$root/src/bench/python/night.py" night "$csv" "$work/python"
        note 'auc python' "$(field auc)"
    fi
    timed 'process summarize' plain Summarize "$csv"
    note 'explore duckdb' "$(cat "$work/out")"
    timed 'process smile' plain SmileCsv "$csv"
    note 'read smile' "$(awk 'END { print $1 }' "$work/out")"
    timed 'score nightjar' nightjar score "$work/space/jobs/flights.yaml" --home "$home" --date 2026-01-01 \
        --output "$work/scores.csv" --json -q
    timed 'score floor' plain Floor score "$csv" "$work/floor" "$work/floor/scores.csv"
    if $has_python; then
        timed 'score python' "$python" "$root/src/bench/python/night.py" score "$csv" "$work/python" "$work/python/scores.csv"
    fi
    same_rows "$work/scores.csv" "$work/floor/scores.csv"
}

same_rows() { # two files of scores must be of the same rows
    [ "$(wc -l <"$1")" = "$(wc -l <"$2")" ] || { echo "$1 and $2 differ in their rows" >&2; exit 1; }
}

median() {
    awk -F '\t' -v name="$1" '$1 == name && $2 != "" { print $2 }' "$results" | sort -n \
        | awk '{ v[NR] = $1 } END { if (NR) printf "%.3f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

row() { # WHAT OURS YARDSTICK THEIRS BOUND
    local ours theirs
    ours=$(median "$2")
    theirs=$(median "$4")
    [ -n "$theirs" ] || return 0
    awk -v what="$1" -v a="$ours" -v yard="$3" -v b="$theirs" -v bound="$5" 'BEGIN {
        ratio = a / b
        verdict = bound == "" ? "-" : (ratio <= bound ? "yes" : "**no**")
        printf "| %s | %.2f s | %s | %.2f s | %.2f | %s | %s |\n", what, a, yard, b, ratio, bound == "" ? "-" : "≤ " bound, verdict
    }'
}

# ---- growth: seconds and greatest resident memory of explore, clean and score on two sizes

peak() { awk '/^VmHWM/ { print $2 / 1024 }' "/proc/$1/status" 2>/dev/null || true; }

grown() { # SIZE CSV
    local home=$work/growth-home pid
    link_data "$2"
    rm -rf "$home"
    NIGHTJAR_JAVA_OPTS='-Xmx512m' "$root/nightjar" train "$work/space/jobs/flights.yaml" --home "$home" --date 2026-01-01 \
        >"$work/out" 2>"$work/err" &
    pid=$!
    for name in explore clean; do
        while ! grep -q "^$name " "$work/err"; do
            kill -0 $pid 2>/dev/null || { tail -20 "$work/err" >&2; echo "the run of $1 rows ended before $name" >&2; exit 1; }
            sleep 0.1
        done
        note "memory $name $1" "$(peak $pid)"
        note "time $name $1" "$(sed -n "s/^$name .* \([0-9.]*\) s\$/\1/p" "$work/err" | head -n 1)"
    done
    kill -INT $pid # what follows holds the training rows, and is not asked for here
    wait $pid || true
    local began
    began=$(date +%s.%N)
    NIGHTJAR_JAVA_OPTS='-Xmx512m' "$root/nightjar" score "$work/space/jobs/flights.yaml" --home "$work/home" --date "$3" \
        --output "$work/grown.csv" >"$work/out" 2>"$work/err" &
    pid=$!
    local highest=0 now
    while kill -0 $pid 2>/dev/null; do
        now=$(peak $pid)
        [ -z "$now" ] || highest=$now
        sleep 0.1
    done
    wait $pid || { tail -20 "$work/err" >&2; exit 1; }
    note "memory score $1" "$highest"
    note "time score $1" "$(awk -v a="$began" -v b="$(date +%s.%N)" 'BEGIN { printf "%.3f", b - a }')"
    rm -rf "$home" "$work/grown.csv"
}

growth_table() {
    echo
    echo '| ten times the rows, 512 MB of heap | 3 million | 30 million | ratio | asked for |'
    echo '|---|---|---|---|---|'
    for name in explore clean score; do
        awk -v n="$name" -v a="$(median "time $name small")" -v b="$(median "time $name large")" 'BEGIN {
            printf "| time of %s | %.1f s | %.1f s | %.2f | ≤ 11 %s |\n", n, a, b, b / a, b / a <= 11 ? "yes" : "**no**" }'
        awk -v n="$name" -v a="$(median "memory $name small")" -v b="$(median "memory $name large")" 'BEGIN {
            printf "| peak resident memory up to the end of %s | %.0f MB | %.0f MB | %.2f | ≤ 1.1 %s |\n", n, a, b, b / a, b / a <= 1.1 ? "yes" : "**no**" }'
    done
}

table() {
    echo "Measured by \`src/bench/bench.sh\` on $(date -u +%Y-%m-%d): $(nproc) cores, JDK $("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p'), $(($(wc -l <"$csv") - 1)) rows, medians of $runs interleaved rounds."
    echo
    echo '| what | Nightjar | beside | its time | ratio | asked for | held |'
    echo '|---|---|---|---|---|---|---|'
    row 'whole night' 'night nightjar' 'floor' 'night floor' 1.35
    row 'whole night' 'night nightjar' 'scikit-learn' 'night python' 0.6
    row 'explore, the step' 'explore nightjar' 'DuckDB SUMMARIZE, the query' 'explore duckdb' 1.5
    row 'explore, the step' 'explore nightjar' "Smile's CSV reader, reading alone" 'read smile' ''
    row 'score, CSV to CSV' 'score nightjar' 'floor, one thread' 'score floor' 1.0
    row 'score, CSV to CSV' 'score nightjar' 'scikit-learn' 'score python' ''
    echo
    echo "AUC on the last fifth by time (asked for: at least 0.685): Nightjar $(median 'auc nightjar'), floor $(median 'auc floor')$($has_python && echo ", scikit-learn $(median 'auc python')")."
    echo
    echo "Steps of the night, in seconds: $(for name in explore clean features train evaluate; do printf '%s %s, ' "$name" "$(median "step $name")"; done | sed 's/, $//')."
    if [ ${#absent[@]} -gt 0 ]; then
        echo
        printf 'Left out: %s.\n' "$(IFS=';'; echo "${absent[*]}" | sed 's/;/; /g')"
    fi
    [ -z "$growth" ] || growth_table
}

link_data "$csv"
for ((i = 1; i <= runs; i++)); do
    echo "round $i of $runs" >&2
    round
done
if [ -n "$growth" ]; then
    echo "growth" >&2
    larger=$work/flights-30m.csv
    "$root/src/bench/flights.sh" "$growth" "$larger" 10 >&2
    grown small "$csv" 2026-01-02
    grown large "$larger" 2026-01-03
    rm -f "$larger"
fi
table >"$work/table.md"
if $print; then
    cat "$work/table.md"
else
    document=$root/src/docs/performance.md
    awk -v table="$work/table.md" '
        /^<!-- table/ { print; while ((getline line < table) > 0) print line; skip = 1; next }
        /^<!-- end/ { skip = 0 }
        !skip' "$document" >"$work/document.md"
    cp "$work/document.md" "$document"
    echo "wrote $document" >&2
fi
