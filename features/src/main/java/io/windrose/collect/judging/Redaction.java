package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Truncates the network addresses that libraries write into an event, before anything is stored, quarantine included.
 *
 * @param named whether the event had an address field at all; if its value is no address, the library withheld it
 * @param whole the whole address that was there, the context's first
 */
record Redaction(boolean named, Optional<NetworkAddress> whole) {
    private static final List<String> KEYS = List.of("ip", "request_ip");

    static Redaction of(ObjectNode event) {
        Redaction atTop = in(event);
        Redaction inContext = event.get("context") instanceof ObjectNode context
                ? in(context)
                : new Redaction(false, Optional.empty());
        return new Redaction(
                atTop.named || inContext.named, inContext.whole.isPresent() ? inContext.whole : atTop.whole);
    }

    private static Redaction in(ObjectNode object) {
        boolean named = false;
        Optional<NetworkAddress> whole = Optional.empty();
        for (String key : KEYS) {
            JsonNode sent = object.remove(key);
            if (sent == null || sent.isNull()) {
                continue;
            }
            named = true;
            // Behind proxies it is a list, the person's first.
            Optional<NetworkAddress> address =
                    NetworkAddress.parse(sent.asText().split(",", 2)[0]);
            address.ifPresent(found -> object.put(key, found.truncated()));
            whole = whole.isPresent() ? whole : address;
        }
        return new Redaction(named, whole);
    }
}
