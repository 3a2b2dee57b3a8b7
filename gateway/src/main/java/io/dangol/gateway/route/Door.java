package io.dangol.gateway.route;

import io.dangol.gateway.http.Correlation;
import io.dangol.gateway.http.Endpoint;
import io.dangol.gateway.journal.Journal;
import io.dangol.gateway.journal.Passing;
import io.dangol.gateway.limit.Addresses;
import io.dangol.gateway.limit.Bodies;
import io.dangol.gateway.limit.LimitConfig;
import io.dangol.gateway.problem.Problems;
import io.dangol.gateway.problem.Refusal;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where every request comes in: checked for form, then answered here, sent on, or refused. */
@Singleton
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** Before anything that an extension may serve: what is not declared must not exist. */
    private static final int FIRST = -1_000_000;

    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final List<Endpoint> endpoints;
    private final Admission admission;
    private final Forwarder forwarder;
    private final Journal journal;
    private final Problems problems;
    private final Rules rules;

    /** What is asked of the form of a request and of who may see the workings. */
    record Rules(int uriLength, int headerLength, boolean operationsRemote) {}

    Door(
            @All List<Endpoint> endpoints,
            Admission admission,
            Forwarder forwarder,
            Journal journal,
            Problems problems,
            LimitConfig limits,
            OperationsConfig operations) {
        this.endpoints = endpoints;
        this.admission = admission;
        this.forwarder = forwarder;
        this.journal = journal;
        this.problems = problems;
        this.rules = new Rules(limits.uriLength(), limits.headerLength(), operations.remote());
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter).failureHandler(this::refuse);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Passing passing = begin(request);
        checkLengths(request);
        String path = Paths.checked(request);
        if (path.startsWith("/q/")) {
            passing.by("operations");
            checkOperations(request, path);
            passing.unlogged();
            context.next();
            return;
        }
        checkSingleFields(request);
        Optional<Endpoint> endpoint = endpoint(path);
        if (endpoint.isPresent()) {
            later(context, () -> answer(context, passing, endpoint.get()));
        } else {
            pass(passing, path);
        }
    }

    /** Who has come by TLS is told to come by nothing else (RFC 6797); without it the word would mean nothing. */
    private Passing begin(HttpServerRequest request) {
        if (request.isSSL()) {
            request.response().putHeader(TRANSPORT, A_YEAR);
        }
        return journal.begin(request);
    }

    private void answer(RoutingContext context, Passing passing, Endpoint endpoint) {
        try {
            answer(passing, endpoint);
        } catch (RuntimeException refused) {
            context.fail(refused);
        }
    }

    private void answer(Passing passing, Endpoint endpoint) {
        HttpServerRequest request = passing.request();
        passing.by(endpoint.name());
        Route.check(request.method(), endpoint.methods());
        admission.anybody(request);
        if (!request.method().equals(HttpMethod.POST)) {
            Bodies.discard(request);
        }
        endpoint.handle(request);
    }

    private void pass(Passing passing, String path) {
        HttpServerRequest request = passing.request();
        Route route = Routes.of(path);
        passing.by(route.prefix());
        route.check(request.method());
        if (route.open()) {
            admission.anybody(request);
        } else {
            passing.from(admission.client(request));
        }
        forwarder.forward(passing, route, path);
    }

    /**
     * An answer given at once makes Vert.x handle the next pipelined request inside of it: hundreds of them would
     * exhaust the stack.
     */
    private static void later(RoutingContext context, Runnable answer) {
        context.vertx().runOnContext(now -> Problems.answered(context.request(), answer));
    }

    private void refuse(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.response().headWritten() || request.response().closed()) {
            return;
        }
        if (Correlation.of(request) == null) {
            // Refused by the router before it came to us.
            Passing unread = begin(request);
            unread.by("unknown");
        }
        Refusal refusal = refusal(context);
        later(context, () -> {
            Bodies.discard(request);
            problems.answer(request, refusal);
        });
    }

    private static Refusal refusal(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        int status = context.statusCode();
        if (status < 500 && (failure == null || status >= 400)) {
            // The router itself found it malformed: it has no host, say.
            return new Refusal(400, "malformed-request");
        }
        LOG.error("Request failed unexpectedly", failure);
        return new Refusal(500, "internal-error");
    }

    private void checkLengths(HttpServerRequest request) {
        if (request.uri().length() > rules.uriLength()) {
            throw new Refusal(414, "uri-too-long", rules.uriLength());
        }
        int length = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        if (length > rules.headerLength()) {
            throw new Refusal(431, "headers-too-large", rules.headerLength());
        }
    }

    /** Of two where one is meant, gateway and service might each believe another (RFC 9112 section 3.2). */
    private static void checkSingleFields(HttpServerRequest request) {
        boolean clear = request.headers().getAll(HttpHeaders.HOST).size() == 1
                && request.authority() != null
                && request.headers().getAll(HttpHeaders.AUTHORIZATION).size() <= 1;
        if (!clear) {
            throw new Refusal(400, "malformed-request");
        }
    }

    /** Health is for everybody who must know whether to send requests here; the rest is for operators. */
    private void checkOperations(HttpServerRequest request, String path) {
        boolean health = path.equals("/q/health") || path.startsWith("/q/health/");
        if (!health && !rules.operationsRemote() && !Addresses.local(request)) {
            throw new Refusal(404, "unknown-route");
        }
    }

    private Optional<Endpoint> endpoint(String path) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.serves(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }
}
