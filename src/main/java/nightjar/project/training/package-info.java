/// What the owner asked of training, as immutable records: checks, cleaning rules, features, trainers and their parameters, gate, review.
@NullMarked
package nightjar.project.training;

import org.jspecify.annotations.NullMarked;
