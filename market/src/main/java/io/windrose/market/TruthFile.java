package io.windrose.market;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Locale;

/** Writes {@code truth.json}. The file is there whole or not at all. */
public final class TruthFile {
    public static final String NAME = "truth.json";

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addKeySerializer(Channel.class, new Word()))
            .build()
            .writerWithDefaultPrettyPrinter();

    private TruthFile() {}

    /** Channels as keys, in the manner of the other keys. */
    private static final class Word extends JsonSerializer<Channel> {
        @Override
        public void serialize(Channel channel, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(channel.name().toLowerCase(Locale.ROOT));
        }
    }

    public static Path write(Truth truth, Path folder) {
        Path file = folder.resolve(NAME);
        Path part = folder.resolve(NAME + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(part, WRITER.writeValueAsString(truth) + "\n");
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unavailable(
                    "market.truth-unwritten", file + " cannot be written; make room there, or name another folder", e);
        }
    }
}
