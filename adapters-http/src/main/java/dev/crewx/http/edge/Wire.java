package dev.crewx.http.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands before the codec and sees bytes arrive that are no request yet. */
final class Wire extends ChannelInboundHandlerAdapter {
    private final Patience patience;

    Wire(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            patience.arrived(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }
}
