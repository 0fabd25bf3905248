package io.windrose.spark;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.apache.spark.connect.proto.ReattachOptions;
import org.apache.spark.connect.proto.ReleaseExecuteRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkproject.io.grpc.Deadline;
import org.sparkproject.io.grpc.StatusRuntimeException;
import org.sparkproject.io.grpc.stub.StreamObserver;

/**
 * One plan that Spark runs, and its responses. Spark holds back what was not asked for yet, ends a stream that grows
 * old or long, and goes on where it was when asked again ("reattached"). For one thread; closing it ends what still
 * runs.
 */
final class Operation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operation.class);

    private final Session session;
    private final Deadline deadline;
    private final String id = UUID.randomUUID().toString();
    private Iterator<ExecutePlanResponse> responses;
    private String lastResponse = "";
    private boolean isComplete;

    Operation(Session session, Plan plan, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
        this.responses = session.connection()
                .calls()
                .withDeadline(deadline)
                .executePlan(ExecutePlanRequest.newBuilder()
                        .setUserContext(session.connection().user())
                        .setSessionId(session.id())
                        .setClientObservedServerSideSessionId(session.serverSide())
                        .setOperationId(id)
                        .setPlan(plan)
                        .addRequestOptions(ExecutePlanRequest.RequestOption.newBuilder()
                                .setReattachOptions(ReattachOptions.newBuilder().setReattachable(true)))
                        .build());
    }

    /**
     * The next response, but for those that only tell of progress; nothing when the plan was run to its end.
     *
     * @throws SessionLost when Spark does not know the session any more
     */
    Optional<ExecutePlanResponse> next() {
        while (!isComplete) {
            try {
                if (!responses.hasNext()) {
                    reattach();
                    continue;
                }
                ExecutePlanResponse response = responses.next();
                lastResponse = response.getResponseId();
                session.seen(response.getServerSideSessionId());
                if (response.hasResultComplete()) {
                    isComplete = true;
                } else if (!response.hasExecutionProgress()) {
                    return Optional.of(response);
                }
            } catch (StatusRuntimeException e) {
                throw SparkProblems.of(e, session.connection().address());
            }
        }
        return Optional.empty();
    }

    private void reattach() {
        responses = session.connection()
                .calls()
                .withDeadline(deadline)
                .reattachExecute(ReattachExecuteRequest.newBuilder()
                        .setUserContext(session.connection().user())
                        .setSessionId(session.id())
                        .setClientObservedServerSideSessionId(session.serverSide())
                        .setOperationId(id)
                        .setLastResponseId(lastResponse)
                        .build());
    }

    /**
     * Lets Spark forget the operation, and end it if it still runs. Sent without waiting: the caller may have been
     * interrupted, or its time be over.
     */
    @Override
    public void close() {
        session.connection()
                .notices()
                .releaseExecute(
                        ReleaseExecuteRequest.newBuilder()
                                .setUserContext(session.connection().user())
                                .setSessionId(session.id())
                                .setOperationId(id)
                                .setReleaseAll(ReleaseExecuteRequest.ReleaseAll.getDefaultInstance())
                                .build(),
                        new Unanswered<>());
    }

    /** What Spark does not hear, it does by itself when nobody has asked for the operation for some minutes. */
    private record Unanswered<T>() implements StreamObserver<T> {
        @Override
        public void onNext(T answer) {}

        @Override
        public void onCompleted() {}

        @Override
        public void onError(Throwable thrown) {
            LOG.debug("Spark did not take notice of an operation's end: {}", thrown.toString());
        }
    }
}
