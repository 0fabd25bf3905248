package io.windrose.lake;

import io.windrose.database.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.iceberg.Table;
import org.postgresql.PGConnection;

/**
 * A pool whose real connection the server ends once, around the statement that commits a table, as a failing network or
 * a restart would.
 */
final class BreakingSource implements AutoCloseable {
    enum When {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    private final Database database;
    private final Database own;
    private final When when;
    private boolean broke;

    BreakingSource(Database database, When when) {
        this.database = database;
        this.own = LakeFixture.again(database);
        this.when = when;
    }

    Table events(Path warehouse) {
        DataSource real = own.dataSource();
        DataSource breaking = proxy(DataSource.class, (method, arguments) -> {
            Object result = call(method, real, arguments);
            return result instanceof Connection connection ? breaking(connection) : result;
        });
        return LakeCatalog.open(breaking, new LocalFileIO(warehouse), warehouse).open(Tables.EVENTS);
    }

    boolean broke() {
        return broke;
    }

    private Connection breaking(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(method, connection, arguments);
            return result instanceof PreparedStatement statement
                            && String.valueOf(arguments[0]).startsWith("UPDATE")
                    ? breaking(statement, connection)
                    : result;
        });
    }

    private PreparedStatement breaking(PreparedStatement statement, Connection connection) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().equals("executeUpdate") || broke) {
                return call(method, statement, arguments);
            }
            broke = true;
            if (when == When.AFTER_THE_COMMIT) {
                call(method, statement, arguments);
            }
            terminate(connection);
            return call(method, statement, arguments);
        });
    }

    private void terminate(Connection connection) throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        database.jdbi()
                .useHandle(handle -> handle.createQuery("select pg_terminate_backend(:pid, 5000)")
                        .bind("pid", pid)
                        .mapTo(Boolean.class)
                        .one());
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.on(method, arguments)));
    }

    private static Object call(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        own.close();
    }
}
