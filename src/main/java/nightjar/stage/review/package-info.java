/// What a person is to judge before a candidate may score: predictions of the hold-out, drawn so that mistakes would show.
/// Reads `candidate/`, `predictions/` and the hold-out rows of `clean/`; writes `review.json`, and the rows to judge, without their values, in the
/// database; refuses nothing.
@NullMarked
package nightjar.stage.review;

import org.jspecify.annotations.NullMarked;
