package io.windrose.http;

import io.windrose.campaign.links.CheckedLink;
import io.windrose.campaign.links.CheckedOrder;
import io.windrose.campaign.links.Link;
import io.windrose.campaign.links.LinkOrder;
import io.windrose.campaign.links.LinkPage;
import io.windrose.campaign.links.LinkProblem;
import io.windrose.campaign.links.Mark;
import io.windrose.campaign.links.NamingRule;
import io.windrose.campaign.links.NamingRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links, orders of them and the rules of their marks, as the API has them. */
final class LinkForms {
    private LinkForms() {}

    record Rule(
            @Nullable String mark,
            @Nullable String letterCase,
            @Nullable String separator,
            @Nullable Boolean required,
            @Nullable List<String> allowed) {
        static Rule of(NamingRule rule) {
            return new Rule(
                    rule.mark().word(),
                    rule.letterCase().word(),
                    rule.separator(),
                    rule.presence() == NamingRule.Presence.REQUIRED,
                    rule.allowed());
        }

        Mark named() {
            return Mark.named(Request.required(mark, "mark"));
        }

        NamingRule rule() {
            return rule(allowed == null ? List.of() : allowed);
        }

        /** With the allowed values as it writes them itself. */
        NamingRule rewritten() {
            NamingRule open = rule(List.of());
            return rule((allowed == null ? List.<String>of() : allowed)
                    .stream()
                            .map(value -> NamingRule.written(value, open.letterCase(), open.separator()))
                            .filter(value -> !value.isEmpty())
                            .distinct()
                            .toList());
        }

        private NamingRule rule(List<String> values) {
            return new NamingRule(
                    named(),
                    letterCase == null ? NamingRule.LetterCase.AS_GIVEN : NamingRule.LetterCase.named(letterCase),
                    separator == null ? "" : separator,
                    Boolean.TRUE.equals(required) ? NamingRule.Presence.REQUIRED : NamingRule.Presence.OPTIONAL,
                    values);
        }
    }

    record Rules(@Nullable List<Rule> rules) {
        static Rules of(NamingRules rules) {
            return new Rules(rules.rules().stream().map(Rule::of).toList());
        }
    }

    record Place(@Nullable String source, @Nullable String medium) {}

    record Wanted(
            @Nullable String address,
            @Nullable String campaign,
            @Nullable List<Place> places,
            @Nullable List<String> contents,
            @Nullable String term) {
        LinkOrder order() {
            return new LinkOrder(
                    Request.required(address, "address"),
                    Optional.ofNullable(campaign),
                    Request.required(places, "places").stream()
                            .map(place -> new LinkOrder.Place(
                                    Request.required(place.source(), "places.source"),
                                    Request.required(place.medium(), "places.medium")))
                            .toList(),
                    contents == null ? List.of() : contents,
                    Optional.ofNullable(term));
        }
    }

    record Shown(UUID id, String address, Map<String, String> marks, Instant builtAt, String builtBy) {
        static Shown of(Link link) {
            return new Shown(link.id(), link.address(), words(link.marks()), link.builtAt(), link.builtBy());
        }
    }

    record Listed(
            UUID id,
            UUID campaign,
            String campaignName,
            String address,
            Map<String, String> marks,
            Instant builtAt,
            String builtBy) {
        static Listed of(LinkPage.Listed listed) {
            Link link = listed.link();
            return new Listed(
                    link.id(),
                    link.campaign(),
                    listed.campaignName(),
                    link.address(),
                    words(link.marks()),
                    link.builtAt(),
                    link.builtBy());
        }
    }

    record Visits(UUID link, long visits) {}

    record Against(Optional<String> mark, String code, String text, Optional<String> nearest) {
        static Against of(LinkProblem problem) {
            return new Against(problem.mark().map(Mark::word), problem.code(), problem.text(), problem.nearest());
        }
    }

    record Checked(Map<String, String> marks, Optional<String> address, List<Against> problems, Optional<UUID> built) {
        static Checked of(CheckedLink link) {
            return new Checked(
                    words(link.marks()),
                    link.address(),
                    link.problems().stream().map(Against::of).toList(),
                    link.built());
        }
    }

    record CheckedAll(Optional<Against> address, List<Checked> links) {
        static CheckedAll of(CheckedOrder order) {
            return new CheckedAll(
                    order.address().map(Against::of),
                    order.links().stream().map(Checked::of).toList());
        }
    }

    record Trial(@Nullable List<Rule> rules, @Nullable Map<String, String> marks) {}

    /** {@code rules} with the allowed values as the rules write them. */
    record Tried(Map<String, String> marks, List<Against> problems, List<Rule> rules) {}

    static Map<String, String> words(Map<Mark, String> marks) {
        Map<String, String> words = new TreeMap<>();
        marks.forEach((mark, text) -> words.put(mark.word(), text));
        return words;
    }
}
