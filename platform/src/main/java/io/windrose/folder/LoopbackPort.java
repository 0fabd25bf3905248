package io.windrose.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for servers of our own. Free of state. */
public final class LoopbackPort {
    /** Below those that systems give to clients, where a connection could take the port before the server does. */
    private static final int FIRST = 10_240;

    private static final int LAST = 32_767;
    private static final int TRIES = 100;

    private LoopbackPort() {}

    /** A port that nobody listens on at this moment. */
    public static int free() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port was found between %d and %d".formatted(FIRST, LAST));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
