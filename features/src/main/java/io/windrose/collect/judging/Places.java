package io.windrose.collect.judging;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import io.windrose.core.Event;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places of network addresses, from an MMDB file in the form of GeoLite2 City, GeoIP2 City, DB-IP City or
 * ip-location-db; files of countries give countries only. The file is mapped into memory; the one that comes with the
 * program, which is in a jar, is read into it. Thread-safe.
 */
final class Places implements AutoCloseable {
    private static final String SHIPPED = "/io/windrose/countries/countries.mmdb";

    private final Optional<Reader> reader;

    private Places(Optional<Reader> reader) {
        this.reader = reader;
    }

    static Places open(Optional<Path> file) {
        if (file.isEmpty()) {
            return new Places(shipped());
        }
        try {
            return new Places(
                    Optional.of(new Reader(file.get().toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache())));
        } catch (IOException e) {
            throw new Incorrect(
                    "collect.places-unreadable",
                    "collect.places is " + file.get() + ", which is no MMDB file; give one as GeoLite2-City.mmdb",
                    e);
        }
    }

    private static Optional<Reader> shipped() {
        try (InputStream in = Places.class.getResourceAsStream(SHIPPED)) {
            return in == null ? Optional.empty() : Optional.of(new Reader(in, new CHMCache()));
        } catch (IOException e) {
            throw new Fault("collect.countries-unreadable", "the program's own file of countries is damaged", e);
        }
    }

    Optional<Event.Place> find(InetAddress address) {
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<?, ?> found = reader.get().get(address, Map.class);
            return Optional.ofNullable(found).map(Places::place);
        } catch (IOException e) {
            // One damaged record costs a place, not the event.
            return Optional.empty();
        }
    }

    private static Event.Place place(Map<?, ?> found) {
        String country =
                found.get("country_code") instanceof String code ? code : text(found.get("country"), "iso_code");
        Object subdivision =
                found.get("subdivisions") instanceof List<?> list && !list.isEmpty() ? list.getFirst() : null;
        String region = text(subdivision, "iso_code");
        String city = found.get("city") instanceof Map<?, ?> named ? text(named.get("names"), "en") : null;
        return new Event.Place(country, country == null || region == null ? null : country + "-" + region, city);
    }

    private static @Nullable String text(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> values && values.get(key) instanceof String text ? text : null;
    }

    @Override
    public void close() throws IOException {
        if (reader.isPresent()) {
            reader.get().close();
        }
    }
}
