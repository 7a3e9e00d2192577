package nightjar.engine;

import nightjar.testing.RowEngine;
import org.junit.jupiter.api.Nested;

/// Chunk steps, in one attempt and in many.
class ChunkEngineTest {

    @Nested
    class InOneAttempt extends EngineContract {
        @Override
        RowEngine engine() {
            return new ChunkEngine(folder, 2, Integer.MAX_VALUE);
        }
    }

    @Nested
    class StoppedAfterEveryThirdUnit extends EngineContract {
        @Override
        RowEngine engine() {
            return new ChunkEngine(folder, 1, 3);
        }
    }
}
