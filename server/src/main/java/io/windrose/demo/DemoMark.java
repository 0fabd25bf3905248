package io.windrose.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.market.MarketSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What makes a data folder a demo, as the file {@code demo.json} in it. It holds a password, so only the owner of the
 * folder may read it, who may act as an owner of the server anyway.
 *
 * @param note for whoever finds the file
 * @param events how many there are, once all are loaded
 */
record DemoMark(
        String note,
        long seed,
        int people,
        LocalDate firstDay,
        int days,
        Optional<DemoSignIn> signIn,
        Optional<Long> events) {
    static final String FILE = "demo.json";

    private static final String NOTE =
            "The data in this folder is simulated. Windrose shows it as such because of this file.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    static DemoMark of(MarketSettings market) {
        return new DemoMark(
                NOTE,
                market.seed(),
                market.people(),
                market.firstDay(),
                market.days(),
                Optional.empty(),
                Optional.empty());
    }

    static DemoMark read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return MAPPER.readValue(Files.readAllBytes(file), DemoMark.class);
        } catch (IOException e) {
            throw new Incorrect(
                    "demo.unreadable-mark",
                    file + " cannot be read (" + e.getClass().getSimpleName()
                            + "); delete the folder, or give another with --data",
                    e);
        }
    }

    void write(Path folder) {
        Path file = folder.resolve(FILE);
        Path fresh = folder.resolve(FILE + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(fresh, MAPPER.writeValueAsBytes(this));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Unavailable(
                    "demo.unwritable", file + " cannot be written; make room there, or give another with --data", e);
        }
    }

    MarketSettings market() {
        return new MarketSettings(seed, people, firstDay, days);
    }

    DemoMark with(DemoSignIn known) {
        return new DemoMark(note, seed, people, firstDay, days, Optional.of(known), events);
    }

    DemoMark loaded(long number) {
        return new DemoMark(note, seed, people, firstDay, days, signIn, Optional.of(number));
    }
}
