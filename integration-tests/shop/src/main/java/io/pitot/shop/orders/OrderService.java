package io.pitot.shop.orders;

import io.pitot.shop.web.InvalidRequestException;
import io.pitot.shop.web.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrderService {

    private static final int LARGEST_PAGE = 100;

    private final OrderRepository orders;

    OrderService(OrderRepository orders) {
        this.orders = orders;
    }

    @Transactional(readOnly = true)
    public List<OrderSummary> list(OrderStatus status, int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequestException(
                    "page=%d&size=%d: page must be 0 or more, size 1 to %d".formatted(page, size, LARGEST_PAGE));
        }
        List<OrderSummary> summaries = new ArrayList<>();
        for (Order order : orders.findByStatusOrderByPlacedAtDesc(status, PageRequest.of(page, size))) {
            summaries.add(toSummary(order));
        }
        return summaries;
    }

    @Transactional(readOnly = true)
    public OrderDetail detail(long id) {
        Order order = orders.findWithItemsById(id).orElseThrow(() -> new NotFoundException("order", id));
        List<OrderDetail.Line> lines =
                order.getItems().stream().map(OrderService::toLine).toList();
        return new OrderDetail(
                order.getId(),
                order.getCustomer().getName(),
                order.getStatus(),
                order.getPlacedAt(),
                order.getShipCountry(),
                lines,
                order.total());
    }

    @Transactional(readOnly = true)
    public List<PastOrder> historyOf(long customerId) {
        return orders.findPastOrders(customerId);
    }

    private static OrderSummary toSummary(Order order) {
        int pieces = 0;
        for (OrderItem item : order.getItems()) {
            pieces += item.getQuantity();
        }
        return new OrderSummary(
                order.getId(),
                order.getCustomer().getName(),
                order.getStatus(),
                order.getPlacedAt(),
                pieces,
                order.total());
    }

    private static OrderDetail.Line toLine(OrderItem item) {
        return new OrderDetail.Line(
                item.getProduct().getSku(), item.getProduct().getName(), item.getQuantity(), item.getUnitPrice());
    }
}
