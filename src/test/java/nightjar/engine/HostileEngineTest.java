package nightjar.engine;

import nightjar.testing.RowEngine;
import org.junit.jupiter.api.Nested;

/// Units in any order, some twice, all state as bytes; by 1, 2 and 5 workers.
class HostileEngineTest {

    @Nested
    class OneWorker extends EngineContract {
        @Override
        RowEngine engine() {
            return new HostileEngine(1, 1);
        }
    }

    @Nested
    class TwoWorkers extends EngineContract {
        @Override
        RowEngine engine() {
            return new HostileEngine(2, 2);
        }
    }

    @Nested
    class FiveWorkers extends EngineContract {
        @Override
        RowEngine engine() {
            return new HostileEngine(5, 5);
        }
    }
}
