package io.windrose.collect.judging;

import io.windrose.core.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The known sites that send people, from {@code referrers.txt}, which explains its own form. Immutable. */
final class Referrers {
    private static final String RESOURCE = "referrers.txt";

    private final Map<String, Site> sites;

    private Referrers(Map<String, Site> sites) {
        this.sites = Map.copyOf(sites);
    }

    /** What a site is for. */
    enum Kind {
        SEARCH("organic"),
        SOCIAL("social"),
        VIDEO("referral"),
        SHOPPING("referral"),
        EMAIL("email"),
        ASSISTANT("referral");

        private final String medium;

        Kind(String medium) {
            this.medium = medium;
        }

        /** The medium of a visit that this site referred and no campaign marked. */
        String medium() {
            return medium;
        }
    }

    record Site(String name, Kind kind) {}

    static Referrers load() {
        try (InputStream resource = Referrers.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new Fault("collect.resource-missing", RESOURCE + " is not beside the class; build anew");
            }
            return read(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new Fault("collect.resource-broken", RESOURCE + " cannot be read; build anew", e);
        }
    }

    static Referrers read(BufferedReader lines) throws IOException {
        Map<String, Site> sites = new HashMap<>();
        Kind kind = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[")) {
                kind = Kind.valueOf(text.substring(1, text.length() - 1).toUpperCase(Locale.ROOT));
                continue;
            }
            if (kind == null) {
                throw new Fault("collect.resource-broken", RESOURCE + " names a site before its kind: " + text);
            }
            String[] words = text.split("\\s+", -1);
            for (String word : words) {
                Site before = sites.put(word, new Site(words[0], kind));
                if (before != null) {
                    throw new Fault("collect.resource-broken", RESOURCE + " names " + word + " twice");
                }
            }
        }
        return new Referrers(sites);
    }

    int size() {
        return sites.size();
    }

    /**
     * By name, alias or host: of {@code de.search.yahoo.com} are tried the whole, then each part that follows a dot and
     * has one, each first as it is, then with a star for its last one or two labels ({@code google.*}).
     */
    Optional<Site> find(String nameOrHost) {
        String part = nameOrHost.toLowerCase(Locale.ROOT);
        while (true) {
            Site site = sites.get(part);
            if (site == null) {
                site = starred(part);
            }
            if (site != null) {
                return Optional.of(site);
            }
            part = part.substring(part.indexOf('.') + 1);
            if (part.indexOf('.') < 0) {
                return Optional.empty();
            }
        }
    }

    private @Nullable Site starred(String host) {
        int last = host.lastIndexOf('.');
        if (last <= 0) {
            return null;
        }
        Site site = sites.get(host.substring(0, last) + ".*");
        int second = host.lastIndexOf('.', last - 1);
        // Two labels only where the first is as short as in co.uk and com.au.
        boolean registry = second > 0 && last - second <= 4 && host.length() - last == 3;
        return site == null && registry ? sites.get(host.substring(0, second) + ".*") : site;
    }
}
