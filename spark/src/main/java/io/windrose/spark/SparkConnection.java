package io.windrose.spark;

import org.apache.spark.connect.proto.SparkConnectServiceGrpc;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc.SparkConnectServiceBlockingStub;
import org.apache.spark.connect.proto.SparkConnectServiceGrpc.SparkConnectServiceStub;
import org.apache.spark.connect.proto.UserContext;
import org.sparkproject.io.grpc.ConnectivityState;
import org.sparkproject.io.grpc.ManagedChannel;
import org.sparkproject.io.grpc.Metadata;
import org.sparkproject.io.grpc.netty.NettyChannelBuilder;
import org.sparkproject.io.grpc.stub.MetadataUtils;

/** The way to one Spark, for all sessions. It is opened when it is first used, and again when it broke. Thread-safe. */
final class SparkConnection implements AutoCloseable {
    /** Spark aims at 4 MB a batch; a row may be larger. */
    private static final int MOST_BYTES_A_MESSAGE = 128 << 20;

    private final SparkAddress address;
    private final ManagedChannel channel;
    private final Metadata headers = new Metadata();

    SparkConnection(SparkAddress address) {
        this.address = address;
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.port())
                .maxInboundMessageSize(MOST_BYTES_A_MESSAGE)
                .userAgent("windrose");
        this.channel = switch (address.transport()) {
            case PLAIN -> builder.usePlaintext().build();
            case TLS -> builder.useTransportSecurity().build();
        };
        address.headers().forEach(this::header);
        address.token().ifPresent(token -> header("authorization", "Bearer " + token));
    }

    private void header(String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    SparkAddress address() {
        return address;
    }

    UserContext user() {
        return UserContext.newBuilder().setUserId(address.user()).build();
    }

    /** Tries at once where gRPC would wait, longer each time, since a connection last failed. */
    void awake() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.enterIdle();
        }
    }

    SparkConnectServiceBlockingStub calls() {
        return SparkConnectServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** For what is sent without waiting for the answer, even by a thread that was interrupted. */
    SparkConnectServiceStub notices() {
        return SparkConnectServiceGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
