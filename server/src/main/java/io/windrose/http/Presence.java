package io.windrose.http;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PlainSocket;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.windrose.core.Fault;
import java.lang.reflect.Field;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Remembers whose connection a thread serves, so that long work can ask whether its caller still waits. */
final class Presence implements Http1ConnectionListener {
    private static final ThreadLocal<HelidonSocket> SOCKET = new ThreadLocal<>();
    private static final Field OWN_SOCKET = ownSocket();
    /** Longer than any request may take. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(2);

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        SOCKET.set(connection.serverSocket());
    }

    /**
     * Whether the client of the request that the calling thread serves has closed its connection; to be asked from any
     * thread, until the request is answered. From the first question on, Helidon reads ahead to know.
     */
    BooleanSupplier clientIsGone() {
        HelidonSocket here = SOCKET.get();
        return () -> {
            if (!(here instanceof PlainSocket socket)) {
                return false;
            }
            allowSilence(socket);
            socket.idle();
            return !socket.isConnected();
        };
    }

    /** Helidon takes a client for gone that sends nothing for the socket's time limit, and sets none by itself. */
    private static void allowSilence(PlainSocket socket) {
        try {
            Socket own = (Socket) OWN_SOCKET.get(socket);
            if (own.getSoTimeout() == 0) {
                own.setSoTimeout((int) LONGEST_SILENCE.toMillis());
            }
        } catch (IllegalAccessException e) {
            throw new Fault("http.no-socket", "the socket of a connection cannot be reached", e);
        } catch (SocketException e) {
            // It is closed already, as will be seen.
        }
    }

    /** There is no other way to it in Helidon 4.3. */
    private static Field ownSocket() {
        try {
            Field field = PlainSocket.class.getDeclaredField("delegate");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new Fault("http.no-socket", "this version of Helidon keeps its socket elsewhere", e);
        }
    }
}
