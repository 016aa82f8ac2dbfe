/**
 * Milliseconds after which something that is waited for is taken to have hung. Nothing is decided by it: a machine may be
 * many times slower than any that this was tried on, and a test that passes never waits for as long.
 */
exports.HANGS_AFTER = 5 * 60 * 1000;
