import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

const TICKS_PER_MS = 10_000n;

/** A cluster of one, which leads. */
export function clusterInfo(member: {
  instanceId: string;
  host: string;
  port: number;
  now: number;
}): ClusterInfo {
  return new gossip.ClusterInfo().setMembersList([
    new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setString(member.instanceId))
      .setTimeStamp(String(BigInt(member.now) * TICKS_PER_MS))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress(member.host).setPort(member.port)),
  ]);
}
