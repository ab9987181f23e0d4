-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "LogHead" (
    "cityId" TEXT NOT NULL,
    "logId" TEXT NOT NULL,
    "head" INTEGER NOT NULL,
    "blankedAt" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LogHead_pkey" PRIMARY KEY ("cityId")
);

-- CreateTable
CREATE TABLE "LogRecord" (
    "cityId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "requestId" TEXT,
    "crewId" TEXT,
    "commandId" TEXT,
    "body" TEXT NOT NULL,

    CONSTRAINT "LogRecord_pkey" PRIMARY KEY ("cityId","seq")
);

-- CreateTable
CREATE TABLE "LogMention" (
    "cityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "LogMention_pkey" PRIMARY KEY ("cityId","requestId","seq")
);

-- CreateTable
CREATE TABLE "CommandAnswer" (
    "cityId" TEXT NOT NULL,
    "commandId" TEXT NOT NULL,
    "giver" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "CommandAnswer_pkey" PRIMARY KEY ("cityId","commandId")
);

-- CreateTable
CREATE TABLE "ServiceRequest" (
    "cityId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "serviceCode" TEXT NOT NULL,
    "crewId" TEXT,
    "receivedAt" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "search" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "readings" TEXT,

    CONSTRAINT "ServiceRequest_pkey" PRIMARY KEY ("cityId","id")
);

-- CreateTable
CREATE TABLE "Reporter" (
    "cityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "email" TEXT,

    CONSTRAINT "Reporter_pkey" PRIMARY KEY ("cityId","requestId")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "cityId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "board" TEXT NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("cityId")
);

-- CreateTable
CREATE TABLE "User" (
    "cityId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "crewId" TEXT,
    "demo" BOOLEAN NOT NULL,
    "disabled" BOOLEAN NOT NULL,
    "passwordHash" TEXT NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("cityId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "cityId" TEXT NOT NULL,
    "idHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("cityId","idHash")
);

-- CreateTable
CREATE TABLE "AccessLog" (
    "id" SERIAL NOT NULL,
    "cityId" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "AccessLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fix" (
    "id" SERIAL NOT NULL,
    "cityId" TEXT NOT NULL,
    "crewId" TEXT NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "at" TEXT NOT NULL,
    "accuracyM" DOUBLE PRECISION,
    "speedMps" DOUBLE PRECISION,
    "headingDeg" DOUBLE PRECISION,
    "receivedAt" TEXT NOT NULL,
    "hidden" TEXT,
    "imported" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Fix_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LogRecord_cityId_requestId_seq_idx" ON "LogRecord"("cityId", "requestId", "seq");

-- CreateIndex
CREATE INDEX "ServiceRequest_cityId_receivedAt_id_idx" ON "ServiceRequest"("cityId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_cityId_status_receivedAt_id_idx" ON "ServiceRequest"("cityId", "status", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_cityId_serviceCode_receivedAt_id_idx" ON "ServiceRequest"("cityId", "serviceCode", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_cityId_crewId_receivedAt_id_idx" ON "ServiceRequest"("cityId", "crewId", "receivedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceRequest_cityId_number_key" ON "ServiceRequest"("cityId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "User_cityId_emailKey_key" ON "User"("cityId", "emailKey");

-- CreateIndex
CREATE INDEX "Session_cityId_userId_idx" ON "Session"("cityId", "userId");

-- CreateIndex
CREATE INDEX "Session_cityId_expiresAt_idx" ON "Session"("cityId", "expiresAt");

-- CreateIndex
CREATE INDEX "AccessLog_cityId_subject_at_idx" ON "AccessLog"("cityId", "subject", "at");

-- CreateIndex
CREATE INDEX "Fix_cityId_crewId_at_idx" ON "Fix"("cityId", "crewId", "at");

-- CreateIndex
CREATE INDEX "Fix_cityId_at_idx" ON "Fix"("cityId", "at");

-- CreateIndex
CREATE INDEX "Fix_cityId_receivedAt_idx" ON "Fix"("cityId", "receivedAt");
