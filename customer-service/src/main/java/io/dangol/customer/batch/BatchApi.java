package io.dangol.customer.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.customer.customer.CustomerApi.ExternalIdBody;
import io.dangol.customer.customer.CustomerApi.RegisterCustomer;
import io.dangol.platform.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes on the wire. What is sent tells nothing as text, so that no log line can. */
final class BatchApi {

    static final int MOST = 200;

    private BatchApi() {}

    /** As it is read: an item that cannot be is refused alone. */
    record Unread(@NotNull @Size(min = 1) List<JsonNode> items) {
        @Override
        public String toString() {
            return "Unread[***]";
        }
    }

    @Schema(name = "WriteCustomers")
    record WriteCustomers(
            @NotNull @Size(min = 1, max = MOST) List<WriteCustomer> items) {
        @Override
        public String toString() {
            return "WriteCustomers[***]";
        }
    }

    @Schema(name = "WriteCustomer", description = "One customer, as the single operations take it")
    record WriteCustomer(
            @Schema(description = "Create or update the customer that this system calls so; absent: register a new one")
            @Valid @Nullable ExternalIdBody externalId,

            @Schema(description = "The customer's details") @NotNull @Valid RegisterCustomer customer) {
        @Override
        public String toString() {
            return "WriteCustomer[***]";
        }
    }

    @Schema(name = "CustomersWritten")
    record WrittenView(List<ItemView> data, int created, int updated, int refused) {
        static WrittenView of(List<ItemView> items) {
            return new WrittenView(
                    items, count(items, 201), count(items, 200), items.size() - count(items, 201) - count(items, 200));
        }

        private static int count(List<ItemView> items, int status) {
            return (int) items.stream().filter(item -> item.status() == status).count();
        }
    }

    @Schema(name = "CustomerWritten", description = "What became of one item")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            @Schema(description = "201 created, 200 updated; otherwise the problem's", examples = "201")
            int status,

            @Nullable UUID id,
            @Nullable Long version,

            @Schema(description = "Why nothing was written; its pointers begin at the item") @Nullable Problem problem) {
        static ItemView of(Written written) {
            return new ItemView(written.created() ? 201 : 200, written.id(), written.version(), null);
        }

        static ItemView of(Problem problem) {
            return new ItemView(problem.status(), null, null, problem);
        }
    }

    /** What a repeated request is answered again: nothing personal. */
    record Written(UUID id, long version, boolean created) {}
}
