package io.windrose.collect.ledger;

import java.util.Optional;

/**
 * What came of judging rejected events again.
 *
 * @param accepted received once more, and on the stream now
 * @param dropped not wanted, so that they will not be offered again
 * @param stillWrong left as they are
 * @param next the cursor to go on with; empty when all were judged
 */
public record ReplayResult(long accepted, long dropped, long stillWrong, Optional<String> next) {}
