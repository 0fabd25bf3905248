package io.windrose.http;

import io.windrose.security.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Backups, made while the server runs. */
public final class BackupRoutes {
    private final Consumer<Path> backup;

    /** Makes backups with {@code backup}, which is given a folder on the server's machine. */
    public BackupRoutes(Consumer<Path> backup) {
        this.backup = backup;
    }

    private record Wanted(@Nullable String folder) {}

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.POST, "/api/backups", new Access.Needs(Permission.BACKUP_MAKE), this::make));
    }

    private Reply make(Request request) {
        Path folder = Path.of(Request.required(request.body(Wanted.class).folder(), "folder"))
                .toAbsolutePath()
                .normalize();
        backup.accept(folder);
        return Reply.created(Map.of("folder", folder.toString()));
    }
}
