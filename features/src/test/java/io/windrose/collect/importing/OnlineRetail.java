package io.windrose.collect.importing;

import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.database.Database;
import io.windrose.lake.Lake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A public file of a year's orders, imported as everybody would. It lies beside the repository, or not at all. */
public final class OnlineRetail implements AutoCloseable {
    public static final Path FILE = Path.of(
                    System.getProperty("windrose.root", "."),
                    "..",
                    "shared",
                    "data",
                    "clv",
                    "online_retail_ii_2009_2010.csv.gz")
            .normalize();

    private final ImportedLake imported;

    public OnlineRetail(Path folder) throws IOException {
        imported = new ImportedLake(folder);
        try (InputStream in = Files.newInputStream(FILE)) {
            imported.finish(imported.receive(ImportKind.ORDERS, "orders", in));
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
