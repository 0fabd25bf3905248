package io.windrose.collect.live;

import java.util.List;
import java.util.Optional;

/**
 * The whole of it, without keys and secrets.
 *
 * @param sent as it was sent, JSON on lines where it is JSON; empty where this node has it no more or never had it
 * @param stored as it is stored, JSON on lines; empty for what was not stored
 * @param reason why it was rejected or dropped, a stable code
 * @param violations how it differs from the tracking plan
 */
public record LiveDetail(
        Optional<String> sent,
        Optional<String> stored,
        Optional<String> reason,
        List<Problem> problems,
        List<String> violations) {
    public LiveDetail {
        problems = List.copyOf(problems);
        violations = List.copyOf(violations);
    }

    /** One thing that is wrong with it: where, what was found, and what its sender can do. */
    public record Problem(String code, String path, String value, String remedy) {}

    /** Without what may be personal: this text may be logged. */
    @Override
    public String toString() {
        return "LiveDetail[" + reason + ", " + violations + "]";
    }
}
