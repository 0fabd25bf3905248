package io.windrose.collect;

import io.windrose.core.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules in the form in which they are asked for each event. */
record InsiderRules(List<Network> networks, Set<String> users, Set<String> mailDomains) {
    static InsiderRules of(List<Insider> all) {
        return new InsiderRules(
                values(all, Insider.Kind.NETWORK).stream().map(Network::of).toList(),
                values(all, Insider.Kind.USER),
                values(all, Insider.Kind.MAIL_DOMAIN));
    }

    private static Set<String> values(List<Insider> all, Insider.Kind kind) {
        return all.stream()
                .filter(each -> each.kind() == kind)
                .map(Insider::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean includes(Optional<InetAddress> address, List<String> ids) {
        return address.stream().anyMatch(from -> networks.stream().anyMatch(network -> network.contains(from)))
                || ids.stream().anyMatch(this::includes);
    }

    private boolean includes(String id) {
        int at = id.lastIndexOf('@');
        return users.contains(id)
                || (at > 0 && mailDomains.contains(id.substring(at + 1).toLowerCase(Locale.ROOT)));
    }
}
