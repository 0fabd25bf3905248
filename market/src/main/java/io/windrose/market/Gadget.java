package io.windrose.market;

import io.windrose.core.Event;
import java.util.List;

/** What people use, in the words that the door takes from user agents. */
final class Gadget {
    static final List<Event.Device> PHONES = List.of(
            new Event.Device("mobile", "iOS", "Mobile Safari"),
            new Event.Device("mobile", "Android", "Chrome Mobile"),
            new Event.Device("mobile", "Android", "Chrome Mobile"),
            new Event.Device("mobile", "Android", "Samsung Internet"),
            new Event.Device("tablet", "iOS", "Mobile Safari"));
    static final List<Event.Device> DESKTOPS = List.of(
            new Event.Device("desktop", "Windows", "Chrome"),
            new Event.Device("desktop", "Windows", "Edge"),
            new Event.Device("desktop", "Mac OS X", "Safari"),
            new Event.Device("desktop", "Mac OS X", "Chrome"),
            new Event.Device("desktop", "Linux", "Firefox"));
    static final Event.Device CRAWLER = new Event.Device("robot", null, "Googlebot");
    static final Event.Device SLY_ROBOT = new Event.Device("desktop", "Linux", "Chrome");
    static final Event.Device SERVER = new Event.Device(null, null, null);

    private Gadget() {}

    /** @param which as in {@link Visit#device} */
    static Event.Device of(Inhabitant person, int which) {
        return which == Visit.PHONE ? PHONES.get(person.phone()) : DESKTOPS.get(person.desktop());
    }
}
