package io.windrose.campaign.links;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.keys.Keys;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tries an order of links, and names for each all that stands against it. */
final class Checking {
    private final Keys keys;
    private final Campaign campaign;
    private final LinkOrder order;
    private final Principal by;

    Checking(Keys keys, Campaign campaign, LinkOrder order, Principal by) {
        this.keys = keys;
        this.campaign = campaign;
        this.order = order;
        this.by = by;
    }

    /** Makes the keys that building would make: for a transaction that is rolled back. */
    CheckedOrder against(Handle handle, NamingRules rules) {
        Optional<LinkProblem> address = MarkedAddress.problem(order.address());
        List<WrittenMarks> written =
                order.marks(campaign.plan().name()).stream().map(rules::check).toList();
        List<WrittenMarks> sound =
                written.stream().filter(marks -> marks.problems().isEmpty()).toList();
        List<Optional<Problem>> claims = keys.claim(
                handle,
                campaign.id(),
                sound.stream().map(marks -> Links.fields(marks.marks())).toList(),
                by);
        Map<String, UUID> built =
                LinkRows.of(handle, campaign.id()).stream().collect(Collectors.toMap(Link::address, Link::id));
        List<CheckedLink> links = new ArrayList<>();
        int next = 0;
        for (WrittenMarks marks : written) {
            List<LinkProblem> problems = new ArrayList<>(marks.problems());
            if (problems.isEmpty()) {
                claims.get(next).map(Checking::ofCampaign).ifPresent(problems::add);
                next++;
            }
            Optional<String> marked = address.isPresent() ? Optional.empty() : marked(marks.marks(), problems);
            links.add(new CheckedLink(marks.marks(), marked, problems, marked.map(built::get)));
        }
        return new CheckedOrder(address, links);
    }

    private static LinkProblem ofCampaign(Problem problem) {
        return LinkProblem.of(Mark.CAMPAIGN, problem.code(), problem.text());
    }

    private Optional<String> marked(Map<Mark, String> marks, List<LinkProblem> problems) {
        try {
            return Optional.of(MarkedAddress.of(order.address(), marks));
        } catch (Incorrect e) {
            problems.add(LinkProblem.of(e));
            return Optional.empty();
        }
    }
}
