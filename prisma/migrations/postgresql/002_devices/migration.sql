-- CreateTable
CREATE TABLE "Device" (
    "cityId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "crewId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "speedUnit" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("cityId","id")
);
