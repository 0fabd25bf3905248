package io.windrose.market;

import io.windrose.core.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lets all people live a day after the other. Held are the people, the one day that is being made, and what is due
 * later. For one reader.
 */
final class Days implements Iterator<Day> {
    private static final Comparator<Event> BY_TIME = Comparator.comparing(Event::occurredAt)
            .thenComparing(Event::receivedAt)
            .thenComparing(Event::eventId);

    private final World world;
    private final Scenario scenario;
    private final Workers workers;
    private final Robots robots;
    private final SpendBook spend;
    private final List<Group> groups;
    private final Map<Integer, List<Notes.Return>> returns = new HashMap<>();
    private final Map<Integer, List<Mention>> mentions = new HashMap<>();
    private int day;

    Days(World world, Scenario scenario, Workers workers) {
        this.world = world;
        this.scenario = scenario;
        this.workers = workers;
        this.robots = new Robots(world.settings(), world.parameters(), world.calendar());
        this.spend = new SpendBook(world.settings().seed(), world.parameters(), world.calendar());
        this.groups = workers.all(world.byGroup(numbers ->
                new Group(numbers.mapToObj(world::inhabitant).toArray(Inhabitant[]::new), world.living(scenario))));
    }

    /** People with their lives. */
    private static final class Group {
        private final Inhabitant[] people;
        private final Life[] lives;
        private final Living living;

        Group(Inhabitant[] people, Living living) {
            this.people = people;
            this.living = living;
            this.lives = Stream.generate(Life::new).limit(people.length).toArray(Life[]::new);
        }

        Notes live(int day, Notes notes) {
            for (int one = 0; one < people.length; one++) {
                living.live(people[one], lives[one], day, notes);
            }
            return notes;
        }
    }

    @Override
    public boolean hasNext() {
        return day < world.settings().days();
    }

    @Override
    public Day next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the market has no more than " + day + " days");
        }
        int today = day++;
        List<Callable<Notes>> work = new ArrayList<>();
        for (Group group : groups) {
            work.add(() -> group.live(today, new Notes(world, scenario)));
        }
        List<Notes> notes = workers.all(work);
        notes.forEach(this::keepForLater);
        return gathered(today, notes);
    }

    private void keepForLater(Notes notes) {
        notes.returns.forEach(one ->
                returns.computeIfAbsent(one.day(), unused -> new ArrayList<>()).add(one));
        notes.mentions.forEach(one ->
                mentions.computeIfAbsent(one.day(), unused -> new ArrayList<>()).add(one.mention()));
    }

    private Day gathered(int today, List<Notes> notes) {
        List<Robots.Trace> robotTraces = robots.day(today);
        List<Notes.Return> returned = returns.getOrDefault(today, List.of());
        List<Mention> said = mentions.getOrDefault(today, List.of());
        returns.remove(today);
        mentions.remove(today);

        List<Event> events = new ArrayList<>();
        Advertising advertising = new Advertising(world.parameters());
        notes.forEach(one -> {
            events.addAll(one.events);
            advertising.add(one.advertising);
        });
        robotTraces.forEach(trace -> events.addAll(trace.events()));
        returned.stream()
                .filter(one -> !one.person().refusesAnalytics())
                .forEach(one -> events.add(Books.refunded(one.person(), one.refund())));
        events.sort(BY_TIME);
        List<ShopOrder> orders = joined(notes, one -> one.orders, ShopOrder::at, ShopOrder::orderId);
        List<Mail> mails = joined(notes, one -> one.mails, Mail::at, Mail::userId);
        List<SpendBook.Reported> reported = spend.report(today, advertising);
        Day whole = new Day(
                world.calendar().date(today),
                events,
                orders,
                returned.stream()
                        .map(Notes.Return::refund)
                        .sorted(Comparator.comparing(Refund::at))
                        .toList(),
                reported.stream().map(SpendBook.Reported::row).toList(),
                mails,
                said.stream().sorted(Comparator.comparing(Mention::at)).toList(),
                Counts.NONE);
        return Tally.counted(whole, notes, robotTraces, returned, reported);
    }

    private static <T> List<T> joined(
            List<Notes> notes, Function<Notes, List<T>> part, Function<T, Instant> at, Function<T, String> id) {
        return notes.stream()
                .flatMap(one -> part.apply(one).stream())
                .sorted(Comparator.comparing(at).thenComparing(id))
                .toList();
    }
}
