package io.windrose.analyze.path;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which way people take through their visits. Thread-safe. */
public final class Paths {
    private final Inquiries inquiries;

    public Paths(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public PathFlow paths(PathRequest request) {
        return paths(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public PathFlow paths(PathRequest request, DataLimit limit) {
        Scope scope = request.scope();
        return inquiries.answer(
                request,
                scope.range(),
                scope.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    private record Place(int step, PathQuery.Name name) {}

    private PathFlow compute(PathRequest request, Inquiry inquiry, Timeline timeline) {
        List<PathQuery.Found> found = inquiry.around(
                timeline.period(), new PathQuery(inquiry.dialect(), timeline.period(), request).sql(), PathQuery::read);
        Map<Place, Long> counts = found.stream()
                .collect(Collectors.groupingBy(
                        each -> new Place(each.step(), each.name()), Collectors.summingLong(PathQuery.Found::number)));
        for (PathQuery.Found each : found) {
            each.next()
                    .filter(next -> next.kind() == PathFlow.Kind.END)
                    .ifPresent(end -> counts.merge(new Place(each.step() + 1, end), each.number(), Long::sum));
        }
        List<Place> places = counts.keySet().stream()
                .sorted(Comparator.comparingInt(Place::step)
                        .thenComparing(place -> place.name().kind())
                        .thenComparing(
                                Comparator.<Place>comparingLong(counts::get).reversed())
                        .thenComparing(place -> place.name().label().orElse("")))
                .toList();
        List<PathFlow.Link> links = new ArrayList<>();
        for (PathQuery.Found each : found) {
            each.next()
                    .ifPresent(next -> links.add(new PathFlow.Link(
                            each.step(),
                            places.indexOf(new Place(each.step(), each.name())),
                            places.indexOf(new Place(each.step() + 1, next)),
                            each.number())));
        }
        links.sort(Comparator.comparingInt(PathFlow.Link::from).thenComparingInt(PathFlow.Link::to));
        return new PathFlow(
                inquiries.company().zone(),
                timeline.range(),
                timeline.cut(),
                counts.entrySet().stream()
                        .filter(each -> each.getKey().step() == 1)
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                places.stream()
                        .map(place -> new PathFlow.Node(
                                place.step(),
                                place.name().kind(),
                                place.name().label(),
                                counts.getOrDefault(place, 0L)))
                        .toList(),
                links);
    }
}
