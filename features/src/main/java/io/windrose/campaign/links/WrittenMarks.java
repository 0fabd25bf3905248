package io.windrose.campaign.links;

import java.util.List;
import java.util.Map;

/**
 * Marks as the rules write them.
 *
 * @param problems the rules that they break
 */
public record WrittenMarks(Map<Mark, String> marks, List<LinkProblem> problems) {
    public WrittenMarks {
        problems = List.copyOf(problems);
    }
}
