/// Where rows come from and go: CSV and Parquet. Positions are byte offsets or row numbers, so that a pass resumes without
/// reading what it has read. Malformed records come out beside the good ones, never as an exception.
@NullMarked
package nightjar.source;

import org.jspecify.annotations.NullMarked;
