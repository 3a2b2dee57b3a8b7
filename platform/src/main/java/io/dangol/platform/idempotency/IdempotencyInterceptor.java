package io.dangol.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.platform.idempotency.IdempotencyKeys.Earlier;
import io.dangol.platform.idempotency.IdempotencyKeys.Use;
import io.dangol.platform.idempotency.IdempotencyRefusal.KeyReused;
import io.dangol.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Surrounds the resource method with the transaction that holds the key, the effect and the answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    private final IdempotencyKeys keys;
    private final RequestHash requestHash;
    private final ObjectMapper json;
    private final Caller caller;
    private final RoutingContext exchange;

    IdempotencyInterceptor(
            IdempotencyKeys keys, RequestHash requestHash, ObjectMapper json, Caller caller, RoutingContext exchange) {
        this.keys = keys;
        this.requestHash = requestHash;
        this.json = json;
        this.caller = caller;
        this.exchange = exchange;
    }

    @AroundInvoke
    @Nullable Object once(InvocationContext call) throws Exception {
        String key = KeyHeader.of(exchange);
        if (key == null) {
            return call.proceed();
        }
        Use use = new Use(caller.clientId(), operation(call.getMethod()), key);
        String hash = requestHash.of(exchange.request().path() + "\n" + json.writeValueAsString(call.getParameters()));
        return QuarkusTransaction.requiringNew().call(() -> onceInTransaction(use, hash, call));
    }

    private @Nullable Object onceInTransaction(Use use, String hash, InvocationContext call) throws Exception {
        Optional<Earlier> earlier = keys.claim(use);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), hash, call.getMethod());
        }
        Object answer = call.proceed();
        Object kept = answer instanceof Replayable replayable ? replayable.forReplay() : answer;
        keys.keep(use, hash, json.writeValueAsString(kept));
        return answer;
    }

    private @Nullable Object repeated(Earlier earlier, String hash, Method method) throws JsonProcessingException {
        if (!earlier.requestHash().equals(hash) || earlier.answer() == null) {
            throw new KeyReused();
        }
        KeyHeader.tellReplayed(exchange);
        return json.readValue(earlier.answer(), json.constructType(method.getGenericReturnType()));
    }

    private static String operation(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
