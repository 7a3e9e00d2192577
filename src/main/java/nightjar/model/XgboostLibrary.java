package nightjar.model;

import java.lang.reflect.Field;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import nightjar.table.Matrix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// XGBoost's native library, which is tried once per process.
public final class XgboostLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(XgboostLibrary.class);

    private XgboostLibrary() {}

    /// Why gradient boosting cannot be used on this machine; empty where it can.
    public static Optional<String> problem() {
        return Probe.PROBLEM;
    }

    /// `rows` as a native matrix, which the caller disposes of. Infinite cells become the largest number, which XGBoost takes.
    public static DMatrix matrix(Matrix rows) throws XGBoostError {
        return new DMatrix(finite(rows.values()), rows.rows(), rows.columns(), Float.NaN);
    }

    private static float[] finite(float[] cells) {
        for (float cell : cells) {
            if (Float.isInfinite(cell)) {
                float[] bounded = cells.clone();
                for (int i = 0; i < bounded.length; i++) {
                    bounded[i] = Math.clamp(bounded[i], -Float.MAX_VALUE, Float.MAX_VALUE);
                }
                return bounded;
            }
        }
        return cells;
    }

    /// Throws an [IllegalStateException] that says why the library cannot be used; does nothing where it can.
    static void require() {
        problem()
                .ifPresent(
                        reason -> {
                            throw new IllegalStateException(reason);
                        });
    }

    private static final class Probe {

        private static final Optional<String> PROBLEM = probe();

        /// A missing or foreign library shows as an error of linkage, not as an exception.
        private static Optional<String> probe() {
            try {
                unpacked();
                new DMatrix(new float[1], 1, 1, Float.NaN).dispose();
                return Optional.empty();
            } catch (XGBoostError | LinkageError | RuntimeException e) {
                return Optional.of(
                        "XGBoost's native library cannot be loaded on this machine (%s). It needs 64-bit Linux with glibc and libgomp, macOS or Windows. Install them, or leave gradient-boosting out"
                                .formatted(rootCause(e)));
            }
        }

        /// Loads the native library from where the launcher has unpacked it, and tells XGBoost so, which has no setting for it and would unpack
        /// 14 MB at every start. Where that fails for any reason, XGBoost does as it always does.
        @SuppressWarnings("restricted")
        private static void unpacked() {
            String file = System.getProperty("nightjar.xgboost");
            if (file == null) {
                return;
            }
            try {
                Field initialized =
                        Class.forName("ml.dmlc.xgboost4j.java.NativeLibLoader")
                                .getDeclaredField("initialized");
                initialized.setAccessible(true);
                System.load(file);
                initialized.setBoolean(null, true);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                LOG.debug("{} is not used: {}", file, e.getMessage());
            }
        }

        private static String rootCause(Throwable thrown) {
            Throwable cause = thrown;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
    }
}
