package io.windrose.collect.importing;

import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.database.Database;
import io.windrose.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Four years of weekly spend, simulated by Robyn's makers, imported as everybody would. It may be absent. */
public final class RobynSpend implements AutoCloseable {
    public static final Path FILE = Path.of(
                    System.getProperty("windrose.root", "."),
                    "..",
                    "shared",
                    "data",
                    "mmm",
                    "robyn_simulated_weekly.csv")
            .normalize();

    private final ImportedLake imported;

    public RobynSpend(Path folder) throws IOException {
        imported = new ImportedLake(folder);
        try (InputStream in = Files.newInputStream(FILE)) {
            imported.finish(imported.receive(ImportKind.SPEND, "ads", in));
        }
    }

    public Lake lake() {
        return imported.lake;
    }

    public Database database() {
        return imported.database;
    }

    @Override
    public void close() {
        imported.close();
    }
}
