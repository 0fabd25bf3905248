package io.windrose.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What clients sent, and what the server acknowledged. Thread-safe. */
final class Account {
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /**
     * How the lake agrees with the clients.
     *
     * @param lost acknowledged, and not in the lake
     * @param repeated in the lake more than once, acknowledged or not
     * @param foreign in the lake, and never sent
     */
    record Balance(
            int sent, int acknowledged, int stored, List<String> lost, List<String> repeated, List<String> foreign) {
        boolean isEven() {
            return lost.isEmpty() && repeated.isEmpty() && foreign.isEmpty();
        }
    }

    void send(Collection<String> ids) {
        sent.addAll(ids);
    }

    void acknowledge(Collection<String> ids) {
        acknowledged.addAll(ids);
    }

    /** @param stored how often the lake has each id */
    Balance balance(Map<String, Long> stored) {
        return new Balance(
                sent.size(),
                acknowledged.size(),
                stored.size(),
                acknowledged.stream()
                        .filter(id -> !stored.containsKey(id))
                        .sorted()
                        .toList(),
                stored.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                stored.keySet().stream()
                        .filter(id -> !sent.contains(id))
                        .sorted()
                        .toList());
    }
}
