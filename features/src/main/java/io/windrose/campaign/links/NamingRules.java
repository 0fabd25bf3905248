package io.windrose.campaign.links;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the marks of links are written. */
public record NamingRules(List<NamingRule> rules) {
    public NamingRules {
        rules = List.copyOf(rules);
    }

    private NamingRule of(Mark mark) {
        return rules.stream().filter(rule -> rule.mark() == mark).findFirst().orElseGet(() -> NamingRule.free(mark));
    }

    /** The marks as the rules write them, and all that the rules say against them. */
    public WrittenMarks check(Map<Mark, String> given) {
        Map<Mark, String> written = new EnumMap<>(Mark.class);
        List<LinkProblem> problems = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            NamingRule rule = of(mark);
            Optional<String> text = rule.written(Optional.ofNullable(given.get(mark)));
            text.ifPresent(each -> written.put(mark, each));
            rule.problem(text).ifPresent(problems::add);
        }
        return new WrittenMarks(written, problems);
    }

    /**
     * The marks as the rules write them.
     *
     * @throws io.windrose.core.Incorrect naming the rule that one of them breaks
     */
    public Map<Mark, String> apply(Map<Mark, String> given) {
        WrittenMarks written = check(given);
        if (!written.problems().isEmpty()) {
            throw written.problems().getFirst().thrown();
        }
        return written.marks();
    }
}
