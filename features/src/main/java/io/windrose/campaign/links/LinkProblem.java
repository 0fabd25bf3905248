package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import java.util.Optional;

/**
 * Why a link cannot be built.
 *
 * @param mark empty where the link as a whole is meant
 * @param nearest of the allowed values the one that reads most like what was given
 */
public record LinkProblem(Optional<Mark> mark, String code, String text, Optional<String> nearest) {
    static LinkProblem of(Mark mark, String code, String text) {
        return new LinkProblem(Optional.of(mark), code, text, Optional.empty());
    }

    static LinkProblem of(Problem problem) {
        return new LinkProblem(Optional.empty(), problem.code(), problem.text(), Optional.empty());
    }

    Incorrect thrown() {
        return new Incorrect(code, text);
    }
}
