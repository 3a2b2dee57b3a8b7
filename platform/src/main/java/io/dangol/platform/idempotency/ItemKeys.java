package io.dangol.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.platform.idempotency.IdempotencyKeys.Earlier;
import io.dangol.platform.idempotency.IdempotencyKeys.Use;
import io.dangol.platform.idempotency.IdempotencyRefusal.KeyReused;
import io.dangol.platform.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to requests of many items, each in a transaction of its own: the item's key, its effect and its answer are stored
 * together, so a request that broke off goes on where it was. What was refused is tried again, as with a single request.
 */
@Singleton
public class ItemKeys {

    private static final String BEGUN = "{}";

    /** In no caller's key, so an item's is never that of another request. */
    private static final String SEPARATOR = " ";

    private final IdempotencyKeys keys;
    private final RequestHash requestHash;
    private final ObjectMapper json;
    private final Caller caller;
    private final RoutingContext exchange;

    ItemKeys(IdempotencyKeys keys, RequestHash requestHash, ObjectMapper json, Caller caller, RoutingContext exchange) {
        this.keys = keys;
        this.requestHash = requestHash;
        this.json = json;
        this.caller = caller;
        this.exchange = exchange;
    }

    /**
     * The items of the request that is being served.
     *
     * @throws KeyReused 422 where its key stands for another request, before anything is done
     */
    public Items of(String operation, Object request) {
        String key = KeyHeader.of(exchange);
        if (key == null) {
            return new Items(null, "");
        }
        Use use = new Use(caller.clientId(), operation, key);
        String hash = requestHash.of(exchange.request().path() + "\n" + written(request));
        if (QuarkusTransaction.requiringNew().call(() -> isRepeated(use, hash))) {
            KeyHeader.tellReplayed(exchange);
        }
        return new Items(use, hash);
    }

    private boolean isRepeated(Use use, String hash) {
        Optional<Earlier> earlier = keys.claim(use);
        if (earlier.isEmpty()) {
            keys.keep(use, hash, BEGUN);
        } else if (!earlier.get().requestHash().equals(hash)) {
            throw new KeyReused();
        }
        return earlier.isPresent();
    }

    /** The items of one request. */
    public final class Items {

        private final @Nullable Use use;
        private final String hash;

        private Items(@Nullable Use use, String hash) {
            this.use = use;
            this.hash = hash;
        }

        /** The item's effect, in a transaction of its own, and its answer; or the answer that it was given before. */
        public <T> T once(int position, Class<T> type, Supplier<T> effect) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> use == null
                            ? effect.get()
                            : once(
                                    new Use(use.clientId(), use.operation(), use.key() + SEPARATOR + position),
                                    type,
                                    effect));
        }

        private <T> T once(Use item, Class<T> type, Supplier<T> effect) throws JsonProcessingException {
            Optional<Earlier> earlier = keys.claim(item);
            if (earlier.isPresent()) {
                return json.readValue(answered(earlier.get()), type);
            }
            T answer = effect.get();
            keys.keep(item, hash, written(answer));
            return answer;
        }

        private String answered(Earlier earlier) {
            if (!earlier.requestHash().equals(hash) || earlier.answer() == null) {
                throw new KeyReused();
            }
            return earlier.answer();
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request or an answer cannot be written", e);
        }
    }
}
