package nightjar.stage.train.trainer;

/// What a fit has grown so far, kept between its blocks, so that a restart goes on from the last block instead of the beginning. Only fits
/// that may take long use it: boosting and forests. A logistic, linear or single-tree fit is repeated.
public interface FitCheckpoint {

    /// For fits that are not worth it.
    FitCheckpoint FORGOTTEN =
            new FitCheckpoint() {
                @Override
                public byte[] kept(int block) {
                    return new byte[0];
                }

                @Override
                public void keep(int block, byte[] grown) {}
            };

    /// What was kept last for this block of the same fit, by this process or one before; empty if nothing was.
    ///
    /// @param block from 0
    byte[] kept(int block);

    void keep(int block, byte[] grown);
}
