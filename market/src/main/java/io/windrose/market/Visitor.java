package io.windrose.market;

import io.windrose.core.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a browser says it is: a person on one device, or a robot. */
record Visitor(
        Fate fate,
        String anonymousId,
        @Nullable String userId,
        Event.Place place,
        Event.Device device,
        Map<String, Boolean> consent,
        String context) {

    static Visitor of(Visit visit) {
        Inhabitant person = visit.person();
        Fate fate = person.fate();
        Town town = person.town();
        int which = visit.device();
        return new Visitor(
                fate,
                Session.id(fate.hash(Purpose.DEVICE, which, -1), fate.hash(Purpose.SIGN_IN, which, -1)),
                visit.signedIn() ? person.userId() : null,
                town.place(),
                Gadget.of(person, which),
                person.refusesMarketing()
                        ? Map.of("analytics", true, "marketing", false)
                        : Map.of("analytics", true, "marketing", true),
                town.context());
    }
}
