package nightjar.pass;

/// What was made of one batch.
///
/// @param records of the source, good and malformed
/// @param endsUnit as [SourceBatch#endsUnit()]
public record WorkedBatch<S>(Mapped<S> mapped, long records, boolean endsUnit) {

    public static <S> WorkedBatch<S> of(RowMap<S> map, SourceBatch batch) {
        return new WorkedBatch<>(map.map(batch), batch.records(), batch.endsUnit());
    }
}
