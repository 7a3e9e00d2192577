/// Each job as one straight line, and how a run begins and ends: `TrainJob` is the file to read first.
@NullMarked
package nightjar.run;

import org.jspecify.annotations.NullMarked;
