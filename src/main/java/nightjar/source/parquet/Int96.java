package nightjar.source.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/// A timestamp of twelve bytes: nanoseconds of the day, then the Julian day, both little-endian.
final class Int96 {

    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final long SECONDS_OF_DAY = 86_400;

    private Int96() {}

    static Instant of(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_1970;
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY, nanosOfDay);
    }
}
