package io.windrose.market;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of the shop's mail program: what was sent, opened, clicked. A hold-out leaves none. */
final class PostOffice {
    private static final String SOURCE = Market.SOURCE_PREFIX + "-mail";
    private static final int FIRST_HOUR = 7;
    private static final int MINUTE = 60;
    private static final int LONGEST_UNREAD = 600;

    private final Calendar calendar;

    PostOffice(Calendar calendar) {
        this.calendar = calendar;
    }

    /** Within ten minutes after seven. */
    Instant sentAt(Inhabitant person, int day) {
        int second = (int) (person.fate().unit(Purpose.MAIL_OPEN, 1, day) * 10 * MINUTE);
        return calendar.date(day)
                .atTime(FIRST_HOUR, 0)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(second);
    }

    /** Before six in the evening, so that the visit ends on the same day. */
    private Instant openedAt(Inhabitant person, int day) {
        long unread = 1 + (long) (person.fate().unit(Purpose.MAIL_OPEN, 2, day) * LONGEST_UNREAD);
        return sentAt(person, day).plusSeconds(unread * MINUTE);
    }

    Instant clickedAt(Inhabitant person, int day) {
        return openedAt(person, day).plusSeconds(MINUTE);
    }

    List<Event> events(Inhabitant person, Campaign campaign, MailOutcome outcome, int day) {
        List<Event> events = new ArrayList<>();
        Instant at = sentAt(person, day);
        if (outcome == MailOutcome.HELD_OUT) {
            return events;
        }
        events.add(event(person, campaign, "Email Sent", 1, day, at));
        if (outcome == MailOutcome.SENT) {
            return events;
        }
        Instant opened = openedAt(person, day);
        events.add(event(person, campaign, "Email Opened", 2, day, opened));
        if (outcome == MailOutcome.CLICKED) {
            events.add(event(person, campaign, "Email Link Clicked", 3, day, clickedAt(person, day)));
        }
        if (outcome == MailOutcome.UNSUBSCRIBED) {
            events.add(event(person, campaign, "Unsubscribed", 4, day, opened.plusSeconds(MINUTE)));
        }
        return events;
    }

    private static Event event(Inhabitant person, Campaign campaign, String name, int which, int day, Instant at) {
        Fate fate = person.fate();
        String id =
                Session.id(fate.hash(Purpose.MAIL_CLICK, which, day), fate.hash(Purpose.MAIL_UNSUBSCRIBE, which, day));
        String user = person.userId();
        return new Event(
                id,
                SOURCE,
                EventType.TRACK,
                name,
                at,
                at.plusMillis(30),
                new Event.Who(null, user, Person.hash(user, null, id), null),
                new Event.Page(null, null, null, null),
                Session.NO_ORIGIN,
                new Event.Place(null, null, null),
                Gadget.SERVER,
                Session.NO_ORDER,
                Map.of(),
                "{\"campaign_name\":\"" + campaign.word() + "\"}",
                "{\"simulated\":true}");
    }
}
