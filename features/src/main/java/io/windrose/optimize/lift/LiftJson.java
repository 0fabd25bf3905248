package io.windrose.optimize.lift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.windrose.core.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Choices, outcomes and reports as they are kept. */
final class LiftJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private LiftJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Fault("optimize.not-kept", "a lift was not written", e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new Fault("optimize.unreadable", "a lift that was kept is not readable", e);
        }
    }

    static <T> Optional<T> find(@Nullable String text, Class<T> type) {
        return text == null ? Optional.empty() : Optional.of(read(text, type));
    }
}
