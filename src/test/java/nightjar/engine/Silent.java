package nightjar.engine;

import nightjar.pass.Progress;

/// Nobody hears how a run gets on.
record Silent() implements Progress {

    @Override
    public void began(String step) {}

    @Override
    public void advanced(String step, long done, long size, long count, String unit) {}
}
